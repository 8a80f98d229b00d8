package io.gatehouse.gateway.peer;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;

/**
 * Whose word about the original caller is believed.
 *
 * @param trustedProxies the networks of the proxies
 * @param trustedProxiesHeader the field in which they name the original caller
 * @param trustedProxiesHost whether they write {@code X-Forwarded-Host} themselves, rather than passing on what is in it
 */
@ConfigurationProperties("gateway")
record TrustedProxySettings(List<String> trustedProxies, ProxyField trustedProxiesHeader, boolean trustedProxiesHost) {}
