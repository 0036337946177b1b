/** Tenants, their quotas and their keys. */
@NullMarked
package dev.aiengine.contract.tenancy;

import org.jspecify.annotations.NullMarked;
