/** What a worker does for one synthetic dataset, stage by stage, and where each stage keeps what it made. */
@NullMarked
package io.syntho.server.generation.pipeline;

import org.jspecify.annotations.NullMarked;
