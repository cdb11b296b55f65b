#pragma once

#include "models/values/Result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

/// Small JSON documents through nlohmann_json behind one thin layer that bounds depth and names the bad path.
/// Bulk pages go through simdjson in the decoders that need it (see BulkJson.h).
namespace ph {

using Json = nlohmann::json;

inline constexpr int maxJsonDepth = 64;

/// Parses; Unreadable for bad syntax or nesting deeper than maxJsonDepth. Accepts bare NaN and Infinity,
/// which MLflow's get-history-bulk emits, as the strings "NaN" and "Infinity".
/// `where` becomes Error::where.
Result<Json> parseJson(std::string_view text, const QString& where);

/// Reads fields of an object, remembering the first mistake with its path ("runs[3].info.status: …").
/// Missing and null fields give the default and are no mistake; a field of the wrong type is.
class JsonReader {
public:
    /// `json` must outlive the reader and its children.
    explicit JsonReader(const Json& json);

    JsonReader child(const char* name) const;              ///< missing: reader of an empty object
    std::vector<JsonReader> items(const char* name) const; ///< missing: empty
    QString text(const char* name) const;                  ///< missing or null: empty
    std::int64_t integer(const char* name, std::int64_t fallback) const; ///< numbers and quoted int64
    double number(const char* name, double fallback) const; ///< numbers, "NaN", "Infinity", "-Infinity"
    bool has(const char* name) const;                       ///< true where there and not null
    const Json& raw() const { return *json_; }

    /// Set where any reader of this tree met a value of the wrong type.
    std::optional<Error> mistake(const QString& where) const;

private:
    struct Shared {
        const Json* root;
        RecordedText firstMistake = RecordedText::nothing();
    };
    JsonReader(const Json& json, std::shared_ptr<Shared> shared);
    const Json* find(const char* name) const; ///< null where missing or JSON null
    void noteMistake(const char* expected, const Json& found) const;
    const Json* json_;
    std::shared_ptr<Shared> shared_;
};

} // namespace ph
