package dev.aiengine.agent.serving;

/**
 * A variant that answers.
 *
 * @param index its place in the endpoint's list, from 0
 */
public record LiveVariant(int index, String model, int version, double weight, ModelWorker worker) {

    /** The most inputs one request may have. */
    public int capacity() {
        return worker.capacity();
    }

    public OfferResult offer(Ask ask) {
        return worker.offer(ask);
    }
}
