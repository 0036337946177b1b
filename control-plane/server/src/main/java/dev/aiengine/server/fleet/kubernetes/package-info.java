/** Agents as Jobs and Deployments of a Kubernetes cluster. Nothing of it is loaded where agents are local processes. */
@NullMarked
package dev.aiengine.server.fleet.kubernetes;

import org.jspecify.annotations.NullMarked;
