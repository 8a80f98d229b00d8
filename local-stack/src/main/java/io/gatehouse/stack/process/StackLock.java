package io.gatehouse.stack.process;

import io.gatehouse.stack.error.StackException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps two simultaneous bin/up from starting the same stack. The lock ends with the process that holds it. */
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty if another process holds it. */
    public static Optional<StackLock> take(Path file) {
        try {
            StackLock lock = new StackLock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            return Optional.of(lock).filter(StackLock::isMine);
        } catch (IOException e) {
            throw new StackException("Cannot lock " + file + ": " + e, e);
        }
    }

    private boolean isMine() {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            throw new StackException("Cannot lock the stack: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("Cannot release the lock of the stack: " + e, e);
        }
    }
}
