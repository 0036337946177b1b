/** What {@code GET /events} tells as it happens. */
@NullMarked
package dev.aiengine.contract.events;

import org.jspecify.annotations.NullMarked;
