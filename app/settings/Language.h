#pragma once

#include <QString>

class QApplication;

namespace ph {

/// Speaks a language from now on: "en", "zh_CN", or the system's where it is empty. What is made later is
/// made in it; windows are told by QEvent::LanguageChange. Numbers and dates follow it, too.
void speakLanguage(QApplication& application, const QString& language);
QString spokenLanguage(const QApplication& application); ///< as it was given last

} // namespace ph
