#pragma once

#include "models/values/Error.h"

#include <QString>

namespace ph {

/// An error in words, translated: what happened, what it means, what to do.
struct ErrorText {
    QString title;   ///< "The server does not accept these credentials"
    QString meaning; ///< one sentence
    QString advice;  ///< one sentence, may be empty
    QString details; ///< plain text for the Details expander: where, detail, kind
};

ErrorText errorText(const Error& error);
QString errorTitle(ErrorKind kind);
QString errorMeaning(ErrorKind kind);
QString errorAdvice(ErrorKind kind);

} // namespace ph
