@NullMarked
package io.gatehouse.auth;

import org.jspecify.annotations.NullMarked;
