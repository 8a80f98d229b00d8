package io.gatehouse.gateway.failure;

/** A request's body that comes too slowly to wait for the rest. */
public final class SlowUploadException extends Exception {

    /**
     * Says how far it came.
     *
     * @param bytes how many bytes there were
     */
    public SlowUploadException(long bytes) {
        super("The body comes too slowly: given up after " + bytes + " bytes");
    }
}
