package io.gatehouse.gateway.failure;

/** A request's body arrived too slowly to wait for the rest of it. */
public final class SlowUploadException extends Exception {

    /**
     * Says how much of it arrived.
     *
     * @param bytes how many bytes arrived
     */
    public SlowUploadException(long bytes) {
        super("The body arrives too slowly: given up after " + bytes + " bytes");
    }
}
