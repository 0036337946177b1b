package dev.aiengine.agent.serving;

import dev.aiengine.rules.Rejected;
import dev.aiengine.rules.RuleBook;
import dev.aiengine.rules.RuleBook.Prepared;
import dev.aiengine.rules.RuleTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * One request on its way through an endpoint's rules: what they leave for the model goes on, and the model's answer
 * comes back through here. Rules run on the request's home thread, before it waits and after it was answered.
 */
final class RuledReply implements Reply {
    private static final Logger log = LoggerFactory.getLogger(RuledReply.class);

    private final RuleBook rules;
    private final LongSupplier nanoTime;
    private final @Nullable String subject;
    private final Reply reply;
    private final List<Prepared> prepared;

    private RuledReply(
            RuleBook rules, LongSupplier nanoTime, @Nullable String subject, Reply reply, List<Prepared> prepared) {
        this.rules = rules;
        this.nanoTime = nanoTime;
        this.subject = subject;
        this.reply = reply;
        this.prepared = prepared;
    }

    /**
     * Applies the rules and offers what they leave to the model; where they leave nothing the reply is given at once.
     */
    static OfferResult offer(
            RuleBook rules,
            LongSupplier nanoTime,
            LiveVariant variant,
            List<JsonNode> inputs,
            @Nullable String subject,
            long deadline,
            Reply reply) {
        List<Prepared> prepared = new ArrayList<>(inputs.size());
        RuleTime time = new RuleTime(nanoTime);
        for (JsonNode input : inputs) {
            try {
                prepared.add(rules.prepare(input, subject, time));
            } catch (Rejected e) {
                return answered(reply, rejected(prepared.size(), e));
            } catch (RuntimeException | StackOverflowError e) {
                return answered(reply, failed(e));
            }
        }
        RuledReply ruled = new RuledReply(rules, nanoTime, subject, reply, prepared);
        List<JsonNode> forModel = prepared.stream()
                .filter(each -> each.answer() == null)
                .map(Prepared::input)
                .toList();
        return forModel.isEmpty()
                ? answered(reply, ruled.concluded(List.of()))
                : variant.offer(new Ask(forModel, deadline, ruled));
    }

    @Override
    public Executor home() {
        return reply.home();
    }

    @Override
    public int bytes() {
        return reply.bytes();
    }

    @Override
    public long since() {
        return reply.since();
    }

    @Override
    public boolean wanted() {
        return reply.wanted();
    }

    @Override
    public void answer(Outcome outcome) {
        reply.answer(
                switch (outcome) {
                    case Outcome.Predicted(List<JsonNode> predictions) -> concluded(predictions);
                    case Outcome.InvalidAt(int input, String message)
                    when input >= 0 -> new Outcome.InvalidAt(positionOf(input), message);
                    default -> outcome;
                });
    }

    @Override
    public void flush() {
        reply.flush();
    }

    private Outcome concluded(List<JsonNode> predictions) {
        List<JsonNode> concluded = new ArrayList<>(prepared.size());
        RuleTime time = new RuleTime(nanoTime);
        int next = 0;
        for (Prepared each : prepared) {
            JsonNode answer = each.answer();
            if (answer != null) {
                concluded.add(answer);
                continue;
            }
            try {
                concluded.add(rules.conclude(each.input(), subject, predictions.get(next++), time));
            } catch (Rejected e) {
                return rejected(concluded.size(), e);
            } catch (RuntimeException | StackOverflowError e) {
                return failed(e);
            }
        }
        return new Outcome.Predicted(concluded);
    }

    /** Where an input of the model stood in the request. */
    private int positionOf(int modelInput) {
        int left = modelInput;
        for (int i = 0; i < prepared.size(); i++) {
            if (prepared.get(i).answer() == null && left-- == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("the model had no input " + modelInput);
    }

    private static OfferResult answered(Reply reply, Outcome outcome) {
        reply.answer(outcome);
        reply.flush();
        return OfferResult.ACCEPTED;
    }

    /** An input that is nested deeper than the stack, say: its neighbours must have their answers. */
    private static Outcome failed(Throwable e) {
        log.warn("the rules failed", e);
        return new Outcome.Failed();
    }

    private static Outcome rejected(int input, Rejected e) {
        return new Outcome.Rejected(input, Objects.requireNonNullElse(e.getMessage(), "refused by a rule"));
    }
}
