package io.gatehouse.gateway.peer;

/**
 * The field in which trusted proxies write whom they speak for. A proxy writes one of them and hands the other on as its own
 * caller sent it, so only one can be believed, and with it the fields that belong to it.
 */
enum ProxyField {
    X_FORWARDED_FOR,
    /** RFC 7239. */
    FORWARDED
}
