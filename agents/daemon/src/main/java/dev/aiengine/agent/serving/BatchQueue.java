package dev.aiengine.agent.serving;

import dev.aiengine.contract.endpoints.Batching;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Requests waiting for one model, bounded in inputs and in bytes. A batch is whatever waits when the model is free; it
 * lingers for company only where the endpoint asks for that.
 */
final class BatchQueue {
    private final int maxBatch;
    private final int maxQueue;
    private final long lingerNanos;
    private final HeldBytes bytes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Ask> waiting = new ArrayDeque<>();
    private int inputs;
    private boolean closed;

    BatchQueue(Batching batching, HeldBytes bytes) {
        Batching complete = batching.orDefault();
        this.maxBatch = Objects.requireNonNull(complete.maxBatch());
        this.maxQueue = Objects.requireNonNull(complete.maxQueue());
        this.lingerNanos = TimeUnit.MICROSECONDS.toNanos(Objects.requireNonNull(complete.maxDelayMicros()));
        this.bytes = bytes;
    }

    /** The most inputs a request may have: one with more could never be queued. */
    int capacity() {
        return maxQueue;
    }

    OfferResult offer(Ask ask) {
        lock.lock();
        try {
            if (closed) {
                return OfferResult.CLOSED;
            }
            if (inputs + ask.inputs.size() > maxQueue || !bytes.take(ask.reply.bytes())) {
                return OfferResult.FULL;
            }
            inputs += ask.inputs.size();
            waiting.add(ask);
            // Only the worker waits here, and it looks at all that came before it waits again.
            if (waiting.size() == 1 || lingerNanos > 0) {
                arrived.signal();
            }
            return OfferResult.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for requests and adds a batch of them to the list.
     *
     * @return whether there was one; false once the queue is closed and empty
     */
    boolean take(List<Ask> batch) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty()) {
                if (closed) {
                    return false;
                }
                arrived.await();
            }
            linger();
            int size = 0;
            for (Ask next = waiting.peek(); next != null; next = waiting.peek()) {
                if (!batch.isEmpty() && size + next.inputs.size() > maxBatch) {
                    break;
                }
                batch.add(waiting.remove());
                size += next.inputs.size();
            }
            inputs -= size;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** How long the first in the queue has waited until now; 0 where nobody waits. */
    long oldest(long now) {
        lock.lock();
        try {
            Ask first = waiting.peek();
            return first == null ? 0 : now - first.reply.since();
        } finally {
            lock.unlock();
        }
    }

    /** Says that a batch was answered: only then its bytes are no longer held. */
    void answered(List<Ask> batch) {
        batch.forEach(ask -> bytes.give(ask.reply.bytes()));
    }

    /** Takes nothing more; what waits is still answered. */
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    private void linger() throws InterruptedException {
        long left = lingerNanos;
        while (left > 0 && inputs < maxBatch && !closed) {
            left = arrived.awaitNanos(left);
        }
    }
}
