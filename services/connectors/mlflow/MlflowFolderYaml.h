#pragma once

#include "models/values/Result.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace ph {

/// What a FileStore's file of one text may hold: a param, a tag, a prompt.
inline constexpr std::int64_t folderTextBytes = 4 << 20;

/// The fields of one of MLflow's meta.yaml files. They are flat but for `tags`, whose entries come as
/// "tags/key". A null is an absent field.
class MlflowYaml {
public:
    /// Unreadable for bad syntax, for anything but a mapping, and for what a hostile file would hold:
    /// aliases, deep nesting, many nodes. The caller bounds the size (maxBytes).
    static Result<MlflowYaml> parse(std::string_view bytes, const QString& where);

    static constexpr char fileName[] = "meta.yaml";
    static constexpr std::int64_t maxBytes = 1 << 20;

    bool has(const std::string& field) const { return fields_.contains(field); }
    /// A list or a mapping stands where the field's text belongs.
    bool isNested(const std::string& field) const { return nested_.contains(field); }
    QString text(const std::string& field) const; ///< empty where absent
    /// `fallback` where absent or not an integer.
    std::int64_t integer(const std::string& field, std::int64_t fallback) const;
    bool isIntegerOrAbsent(const std::string& field) const;
    /// The entries below a mapping.
    std::map<std::string, std::string> below(const std::string& field) const;

private:
    std::map<std::string, std::string> fields_;
    std::set<std::string> nested_; // of the top level
};

} // namespace ph
