/** What a serving agent holds: endpoints, their variants and the models behind them. No HTTP. */
@NullMarked
package dev.aiengine.agent.serving;

import org.jspecify.annotations.NullMarked;
