package dev.aiengine.contract.client;

import dev.aiengine.contract.Problem;

/** The engine refused a request or failed on it; the message is the problem's detail. */
public final class EngineException extends RuntimeException {
    private final Problem problem;

    EngineException(Problem problem) {
        super(problem.detail() == null ? "The engine answered " + problem.status() : problem.detail());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public int status() {
        return problem.status();
    }
}
