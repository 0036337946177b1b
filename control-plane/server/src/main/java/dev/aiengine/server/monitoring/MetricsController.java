package dev.aiengine.server.monitoring;

import dev.aiengine.contract.metrics.FeedbackAnswer;
import dev.aiengine.contract.metrics.FeedbackItem;
import dev.aiengine.contract.metrics.SeriesList;
import dev.aiengine.contract.tenancy.Role;
import dev.aiengine.server.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class MetricsController {
    private final Metrics metrics;
    private final Feedback feedback;

    MetricsController(Metrics metrics, Feedback feedback) {
        this.metrics = metrics;
        this.feedback = feedback;
    }

    /** What was measured: of all tenants for an operator who names none; of machines, for operators alone. */
    @GetMapping("/metrics")
    SeriesList metrics(MetricsQuery query, Caller caller) {
        if (query.node() != null) {
            caller.requireOperator();
            return metrics.ofNode(query, query.node());
        }
        return metrics.answer(caller.role() == Role.OPERATOR ? caller.tenant() : caller.member(), query);
    }

    /** What was true of predictions that were made, or will be told of. */
    @PostMapping("/feedback")
    FeedbackAnswer feedback(
            @RequestBody @NotEmpty @Size(max = Feedback.MOST, message = "may have at most 1000 items")
                    List<@Valid FeedbackItem> items,
            Caller caller) {
        return feedback.take(caller.predictor(), items);
    }
}
