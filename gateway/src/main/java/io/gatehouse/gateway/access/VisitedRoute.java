package io.gatehouse.gateway.access;

/**
 * The route of a visit.
 *
 * @param name its name in the configuration; its path if it is declared
 * @param path its path
 * @param service the id of the service that answers
 */
public record VisitedRoute(String name, String path, String service) {}
