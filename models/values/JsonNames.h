#pragma once

#include "models/values/Result.h"

#include <QJsonDocument>

namespace ph {

/// A name that one object of this JSON holds twice, escapes read; empty: none. Also of text that is no JSON,
/// as far as it looks like some.
QString nameTwice(const QByteArray& json);

/// JSON that something is decided by. Unreadable where it is none, or an object names a member twice: which
/// of the two counts is nowhere said, and readers differ.
Result<QJsonDocument> jsonToDecideBy(const QByteArray& text, const QString& where);

} // namespace ph
