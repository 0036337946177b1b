/** Tenants: quotas, use and keys. */
@NullMarked
package dev.aiengine.console.tenants;

import org.jspecify.annotations.NullMarked;
