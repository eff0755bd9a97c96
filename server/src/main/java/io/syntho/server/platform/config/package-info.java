/**
 * What the operator says: settings from the environment and a file, checked all at once before anything starts. Secrets
 * come from the environment or from files of their own, never from the settings file.
 */
@NullMarked
package io.syntho.server.platform.config;

import org.jspecify.annotations.NullMarked;
