package io.gatehouse.gateway.framing;

/**
 * Keeps track of whose turn it is on an HTTP/1 connection: what of the requests has been read, and what of their answers
 * written.
 */
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

    /** Whether everything that still arrives on this connection is skipped. */
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

    /** The answer to the oldest unanswered request begins. */
    void answerBegins() {
        answering = true;
        unanswered--;
    }

    void answerEnds() {
        answering = false;
    }

    /** The rest of the request being read still counts, but nothing after it. */
    void takeNoMore() {
        lastRequest = true;
        finished |= !reading;
    }

    /** Nothing that still arrives counts. */
    void finish() {
        finished = true;
    }

    /** Whether an answer, or the rest of one, is still to be written. */
    boolean isAnswerDue() {
        return answering || unanswered > 0;
    }

    /** Whether it is the gateway's turn: the caller has sent all of its requests and waits for an answer to begin. */
    boolean owesAnswer() {
        return unanswered > 0 && !reading && !answering;
    }

    /** Whether the answer that has begun is the last one: no request that would get another can follow. */
    boolean isLastAnswer() {
        return unanswered == 0 && (lastRequest || finished);
    }

    /**
     * Whether the caller may still send what nobody reads: the rest of a request that already has its answer, or anything after
     * it.
     */
    boolean mayBeSentMore() {
        return finished || (reading && unanswered == 0);
    }
}
