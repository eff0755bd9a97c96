/** Object storage by S3: three buckets, streaming, multipart uploads and presigned URLs. */
@NullMarked
package io.syntho.server.platform.storage;

import org.jspecify.annotations.NullMarked;
