/** What callers predict against. */
@NullMarked
package dev.aiengine.contract.endpoints;

import org.jspecify.annotations.NullMarked;
