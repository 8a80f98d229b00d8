package io.gatehouse.gateway.access;

/** Is told about every visit. It is called on the event loop, so it must neither block nor take long. */
public interface Observer {

    /** The head of a request has arrived. */
    default void begun() {}

    /** The visit has ended, and will not change any more. */
    void ended(Visit visit);
}
