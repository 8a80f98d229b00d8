@NullMarked
package io.gatehouse.shared.security;

import org.jspecify.annotations.NullMarked;
