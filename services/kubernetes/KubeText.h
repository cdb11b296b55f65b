#pragma once

#include "models/values/RecordedText.h"
#include "services/log/Redaction.h"

#include <QtGlobal>

namespace ph {

/// Why a cluster, or a kubeconfig, does not do what was asked, of a literal marked by
/// QT_TRANSLATE_NOOP("ph::KubernetesApi", …): people are told in their language, and records keep it in
/// English.
inline RecordedText kubeText(const char* english)
{
    return recordedText("ph::KubernetesApi", english);
}

/// Without secrets in either language.
inline RecordedText redacted(const RecordedText& text)
{
    return RecordedText(redact(text.shown), redact(text.english));
}

} // namespace ph
