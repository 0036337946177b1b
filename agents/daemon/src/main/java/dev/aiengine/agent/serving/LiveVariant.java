package dev.aiengine.agent.serving;

import dev.aiengine.agent.measuring.Meter;
import dev.aiengine.contract.agent.Heartbeat.Load;

/**
 * A variant that answers.
 *
 * @param index its place in the endpoint's list, from 0
 */
public record LiveVariant(int index, String model, int version, double weight, ModelWorker worker, Meter meter) {

    /** The most inputs one request may have. */
    public int capacity() {
        return worker.capacity();
    }

    Load load() {
        return worker.load();
    }

    public OfferResult offer(Ask ask) {
        return worker.offer(ask);
    }
}
