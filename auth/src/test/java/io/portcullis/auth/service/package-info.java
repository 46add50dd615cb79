@NullMarked
package io.portcullis.auth.service;

import org.jspecify.annotations.NullMarked;
