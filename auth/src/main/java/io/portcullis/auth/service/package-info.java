/// What may be done to accounts and their credentials: every change is one transaction, and is told of after its
/// commit. Start with [Accounts], for the account pages with [PrimaryLogin] and [SecondSteps];
/// nothing here may be called on an event loop.
@NullMarked
package io.portcullis.auth.service;

import org.jspecify.annotations.NullMarked;
