package io.gatehouse.shared.answer;

import io.netty.handler.codec.http.HttpHeaders;

/** Header fields that every final answer gets, whoever made it. */
@FunctionalInterface
public interface AnswerFields {

    /**
     * Adds them; called on the connection's event loop for every answer.
     *
     * @param answer the header fields that the answer has so far
     * @param secure whether the answer goes over TLS
     */
    void addTo(HttpHeaders answer, boolean secure);
}
