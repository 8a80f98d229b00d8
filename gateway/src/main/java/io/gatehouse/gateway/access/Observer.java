package io.gatehouse.gateway.access;

/** Sees every visit. It is called on the event loop, so it neither waits nor takes long. */
public interface Observer {

    /** The head of a request is there. */
    default void begun() {}

    /** Nothing more will happen to this visit. */
    void ended(Visit visit);
}
