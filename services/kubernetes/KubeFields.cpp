#include "services/kubernetes/KubeFields.h"

#include "models/values/RecordedDetail.h"
#include "services/http/HeaderText.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/SmallFile.h"
#include "services/log/Redaction.h"

namespace ph {

KubeFields::KubeFields(const YamlNode* node, std::filesystem::path file, QString what)
    : node_(node)
    , file_(std::move(file))
    , what_(std::move(what))
{
    if (node_ && node_->kind == YamlNode::Kind::Null)
        node_ = nullptr;
    if (node_ && node_->kind != YamlNode::Kind::Map)
        refuseAt(node_->line, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "this must be a mapping")),
                 ErrorKind::Invalid);
}

const YamlNode* KubeFields::node(const char* key)
{
    const YamlNode* found = nullptr;
    if (!node_)
        return found;
    for (const auto& entry : node_->children) {
        if (entry.key.text != QLatin1StringView(key))
            continue;
        if (found)
            refuseAt(entry.key.line,
                     kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 stands twice"))
                         .arg(QLatin1StringView(key)),
                     ErrorKind::Invalid);
        found = &entry.value;
    }
    return found && found->kind == YamlNode::Kind::Null ? nullptr : found;
}

std::string KubeFields::text(const char* key)
{
    const auto* found = node(key);
    if (!found)
        return {};
    if (found->kind == YamlNode::Kind::Map || found->kind == YamlNode::Kind::List) {
        refuse(key, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 must be one text"))
                        .arg(QLatin1StringView(key)));
        return {};
    }
    return found->text.toStdString();
}

std::string KubeFields::line(const char* key)
{
    const auto whole = text(key);
    std::string cut(trimmed(whole));
    if (std::any_of(cut.begin(), cut.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
        refuse(key,
               kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 holds line breaks or control characters"))
                   .arg(QLatin1StringView(key)));
        return {};
    }
    return cut;
}

bool KubeFields::flag(const char* key)
{
    const auto* found = node(key);
    if (!found)
        return false;
    const auto word = found->text.toLower();
    if (found->kind != YamlNode::Kind::Flag && word != QLatin1String("true") &&
        word != QLatin1String("false"))
        refuse(key, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 must be true or false"))
                        .arg(QLatin1StringView(key)));
    return word == QLatin1String("true");
}

std::vector<std::string> KubeFields::list(const char* key)
{
    std::vector<std::string> texts;
    const auto* found = node(key);
    if (!found)
        return texts;
    const auto isScalar = [](const YamlNode& each) {
        return each.kind != YamlNode::Kind::Map && each.kind != YamlNode::Kind::List;
    };
    if (found->kind != YamlNode::Kind::List ||
        !std::all_of(found->items.begin(), found->items.end(), isScalar)) {
        refuse(key, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 must be a list of texts"))
                        .arg(QLatin1StringView(key)));
        return texts;
    }
    for (const auto& item : found->items)
        texts.push_back(item.text.toStdString());
    return texts;
}

std::filesystem::path KubeFields::path(const char* key)
{
    const std::filesystem::path named = line(key);
    return named.empty() || named.is_absolute() ? named : (file_.parent_path() / named).lexically_normal();
}

std::string KubeFields::bytes(const char* dataKey, const char* fileKey)
{
    constexpr qint64 maxBytes = 1 << 20;
    if (auto encoded = QByteArray::fromStdString(text(dataKey)); !encoded.isEmpty()) {
        encoded.removeIf([](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
        const auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            refuse(dataKey, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 is not base64"))
                                .arg(QLatin1StringView(dataKey)));
        return decoded.decoded.toStdString();
    }
    const auto named = path(fileKey);
    if (named.empty())
        return {};
    auto content = readSmallFile(named, maxBytes);
    if (content)
        return std::move(*content);
    refuse(fileKey,
           kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 cannot be read: %2"))
               .arg(QLatin1StringView(fileKey), recordedDetail(content.error())),
           content.error().kind);
    return {};
}

KubeFields KubeFields::child(const char* key)
{
    return {node(key), file_, what_ + QStringLiteral(", ") + QLatin1StringView(key)};
}

void KubeFields::refuse(const char* key, const RecordedText& words, ErrorKind kind)
{
    const auto* found = node(key);
    refuseAt(found ? found->line : node_ ? node_->line : 0, words, kind);
}

void KubeFields::refuse(const Error& error)
{
    if (!mistake_)
        mistake_ = error;
}

void KubeFields::takeMistake(const KubeFields& other)
{
    if (other.mistake_)
        refuse(*other.mistake_);
}

void KubeFields::refuseAt(int line, const RecordedText& words, ErrorKind kind)
{
    //: %1 names a mapping, such as user "ada"
    const auto said = line > 0 ? kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1, line %2: %3"))
                                     .arg(what_)
                                     .arg(line)
                                     .arg(words)
                               : kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1: %2")).arg(what_, words);
    refuse(Error::make(kind, QString::fromStdString(file_.string()), redacted(said)));
}

} // namespace ph
