@NullMarked
package io.gatehouse.auth.client;

import org.jspecify.annotations.NullMarked;
