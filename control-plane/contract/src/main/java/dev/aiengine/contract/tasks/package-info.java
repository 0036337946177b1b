/**
 * What can be trained: every task with the parameters it takes. The server checks requests against it, the console
 * builds forms from it.
 */
@NullMarked
package dev.aiengine.contract.tasks;

import org.jspecify.annotations.NullMarked;
