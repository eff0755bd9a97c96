/** The main job from outside: a client of the public gRPC API that uploads a table and brings home what is made of it. */
@org.jspecify.annotations.NullMarked
package io.syntho.local.demo;
