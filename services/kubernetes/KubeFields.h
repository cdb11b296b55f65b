#pragma once

#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ph {

/// Reads one mapping of a kubeconfig and remembers the first mistake, with its file, line and what it belongs
/// to (`user "ada"`), never with a value: values are secrets. What is missing or null reads as empty.
class KubeFields {
public:
    /// `node` must outlive the reader; null: an empty mapping. `what` is a phrase for messages.
    KubeFields(const YamlNode* node, std::filesystem::path file, QString what);

    const YamlNode* node(const char* key); ///< null where missing
    std::string text(const char* key);     ///< any scalar, as written
    std::string line(const char* key);     ///< a text without control characters, surrounding blanks cut
    bool flag(const char* key);            ///< false where missing
    std::vector<std::string> list(const char* key);
    std::filesystem::path path(const char* key); ///< relative ones to the file's folder
    /// What the base64 of `dataKey` holds, or else the file that `fileKey` names, at most 1 MiB.
    std::string bytes(const char* dataKey, const char* fileKey);
    KubeFields child(const char* key);

    /// Only the first mistake is kept.
    void refuse(const char* key, const RecordedText& words, ErrorKind kind = ErrorKind::Invalid);
    void refuse(const Error& error);
    void takeMistake(const KubeFields& other);
    const std::optional<Error>& mistake() const { return mistake_; }
    const std::filesystem::path& file() const { return file_; }

private:
    void refuseAt(int line, const RecordedText& words, ErrorKind kind);

    const YamlNode* node_;
    std::filesystem::path file_;
    QString what_;
    std::optional<Error> mistake_;
};

} // namespace ph
