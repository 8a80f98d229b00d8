package io.gatehouse.gateway.limit.upload;

import java.util.concurrent.atomic.AtomicBoolean;

/** A body that arrives while it is forwarded, and counts until it has arrived or nobody waits for it any more. */
public final class Upload {

    /** A body that does not count. */
    public static final Upload NONE = new Upload(() -> {}, true);

    private final Runnable ended;
    private final AtomicBoolean over;

    private Upload(Runnable ended, boolean over) {
        this.ended = ended;
        this.over = new AtomicBoolean(over);
    }

    /** Counts from now on. */
    static Upload begun(Runnable ended) {
        return new Upload(ended, false);
    }

    /** It has arrived, failed or been left; it may be told more than once, and from any thread. */
    public void end() {
        if (!over.get() && over.compareAndSet(false, true)) {
            ended.run();
        }
    }
}
