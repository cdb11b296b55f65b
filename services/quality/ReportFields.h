#pragma once

#include "services/http/Json.h"
#include "services/quality/ReportDraft.h"

#include <utility>
#include <vector>

namespace ph {

/// One object of a report that another tool wrote. What nobody asked it for, and what is of another type than
/// was asked for, is counted in the draft under its name when this goes: a newer version's fields are never
/// dropped silently. Missing and null are the same. Json and draft must outlive it.
class ReportFields {
public:
    ReportFields(const Json& root, ReportDraft& draft);
    ReportFields(ReportFields&& other) noexcept;
    ReportFields& operator=(ReportFields&&) = delete;
    ~ReportFields();

    bool isThere() const { return json_ != nullptr; }
    bool has(const char* name) const;
    const QString& path() const { return path_; } ///< "$.metrics[3]"
    QString path(const char* name) const;

    QString text(const char* name);                 ///< text; numbers and truth as they are written
    std::optional<double> number(const char* name); ///< numbers, "NaN", "Infinity", "-Infinity"
    std::optional<qint64> count(const char* name);  ///< a whole number, also as text, not negative
    std::optional<bool> flag(const char* name);
    const Json* any(const char* name);                   ///< whatever it is; null where missing
    ReportFields object(const char* name);               ///< not there: one that is not
    std::vector<ReportFields> objects(const char* name); ///< of an array
    using Members = std::vector<std::pair<QString, ReportFields>>;
    Members members(const char* name); ///< the objects in an object that is a map, by key
    Members members();                 ///< of this object
    /// There, understood, and of no use here: pictures, identifiers, what is said elsewhere as well.
    void known(std::initializer_list<const char*> names);
    void countUnread(const char* name);
    void forget() { json_ = nullptr; } ///< was counted as a whole

private:
    ReportFields(const Json* json, QString path, QString name, ReportDraft& draft);
    const Json* find(const char* name) const;
    const Json* take(const char* name);

    const Json* json_;
    QString path_, name_; ///< with and without indices
    ReportDraft* draft_;
    std::vector<const Json*> taken_;
};

/// As text for people: text as it is, anything else as compact JSON. Bounded.
QString plainText(const Json& json);
QString plainKey(const std::string& key);
/// A number, or one that is spelt as text.
std::optional<double> numberIn(const Json& json);
/// At most maxQualityExamples of an array's values.
QStringList examplesIn(const Json& json);

} // namespace ph
