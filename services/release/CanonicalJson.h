#pragma once

#include "models/values/Result.h"

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace ph {

/// The one text of a JSON value, after RFC 8785: members sorted by their names' UTF-16 code units, no white
/// space, numbers as ECMAScript writes them, in UTF-8. So equal values have equal digests everywhere.
/// Invalid for NaN and the infinities, for integers that a double cannot hold (other readers would round
/// them), for text that is not UTF-8, and for nesting deeper than 64.
Result<QByteArray> canonicalJson(const nlohmann::json& value);

/// A number as ECMAScript's Number::toString writes it (RFC 8785, appendix B). Finite numbers only.
std::string canonicalNumber(double value);

/// The value that `text` is the canonical text of. Unreadable where it is no JSON, or not written canonically
/// (so a member named twice, or a blank, is found).
Result<nlohmann::json> readCanonical(const QByteArray& text, const QString& where);

/// "sha256:" and 64 hexadecimal digits.
QString sha256Text(const QByteArray& bytes);

nlohmann::json fromQJson(const QJsonObject& object);
QJsonObject toQJson(const nlohmann::json& object);

} // namespace ph
