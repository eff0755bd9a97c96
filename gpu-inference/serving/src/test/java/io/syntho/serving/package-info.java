/** Tests of the model folders as Serving calls them: through a predictor, with objects on a real HTTP server. */
@NullMarked
package io.syntho.serving;

import org.jspecify.annotations.NullMarked;
