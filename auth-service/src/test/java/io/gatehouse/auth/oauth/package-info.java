@NullMarked
package io.gatehouse.auth.oauth;

import org.jspecify.annotations.NullMarked;
