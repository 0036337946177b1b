/** One attempt of one training job: fetch, train, upload, report. */
@NullMarked
package dev.aiengine.agent.training;

import org.jspecify.annotations.NullMarked;
