/** The web dashboard's files, and what the browser must be told about them. */
@NullMarked
package io.syntho.server.platform.web;

import org.jspecify.annotations.NullMarked;
