/**
 * Who goes next: a pure function from what the fleet has, what each tenant is entitled to and what waits, to what
 * starts, what gives way and why the rest waits. The same for every cluster, for questions of what would be if, and for
 * the simulator. Knows nothing of databases, processes or Kubernetes.
 */
@NullMarked
package dev.aiengine.admission;

import org.jspecify.annotations.NullMarked;
