package io.gatehouse.gateway.peer;

/**
 * The header field in which trusted proxies name the original caller. A proxy writes one of them and passes the other
 * on as it got it, so only one can be believed, along with the fields that belong to it.
 */
enum ProxyField {
    X_FORWARDED_FOR,
    /** RFC 7239. */
    FORWARDED
}
