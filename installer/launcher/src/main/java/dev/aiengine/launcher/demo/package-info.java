/** Two tenants with made data who train, deploy and predict beside each other. */
@NullMarked
package dev.aiengine.launcher.demo;

import org.jspecify.annotations.NullMarked;
