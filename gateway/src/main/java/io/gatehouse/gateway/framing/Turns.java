package io.gatehouse.gateway.framing;

/** Whose turn it is on an HTTP/1 connection: what has been read of its requests, and written of their answers. */
final class Turns {

    private boolean reading;
    private boolean answering;
    private int unanswered;
    private boolean lastRequest;
    private boolean finished;

    /** How many requests have no answer yet. */
    int unanswered() {
        return unanswered;
    }

    /** Whether a request has begun and there is more of it to come. */
    boolean isReading() {
        return reading;
    }

    /** Whether everything that still comes on this connection is skipped. */
    boolean isFinished() {
        return finished;
    }

    void requestBegins() {
        reading = true;
        unanswered++;
    }

    void requestEnds() {
        reading = false;
        finished |= lastRequest;
    }

    /** The oldest of the requests without an answer gets one. */
    void answerBegins() {
        answering = true;
        unanswered--;
    }

    void answerEnds() {
        answering = false;
    }

    /** Of the request that is being read the rest still counts, but nothing that follows. */
    void takeNoMore() {
        lastRequest = true;
        finished |= !reading;
    }

    /** Nothing that still comes counts. */
    void finish() {
        finished = true;
    }

    /** Whether some answer is still to come, or the rest of one. */
    boolean isAnswerDue() {
        return answering || unanswered > 0;
    }

    /** Whether it is not for the caller to go on: it has sent all of its requests, and waits for an answer to begin. */
    boolean owesAnswer() {
        return unanswered > 0 && !reading && !answering;
    }

    /** Whether the answer that has begun is the last: no request can follow that would have another. */
    boolean isLastAnswer() {
        return unanswered == 0 && (lastRequest || finished);
    }

    /** Whether the caller may go on with what nobody reads: the rest of a request that has its answer, or what follows. */
    boolean mayBeSentMore() {
        return finished || (reading && unanswered == 0);
    }
}
