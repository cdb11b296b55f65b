#include "models/values/RecordedText.h"

#include <QCoreApplication>

namespace ph {

RecordedText recordedText(const char* context, const char* english)
{
    return RecordedText(QCoreApplication::translate(context, english), QString::fromUtf8(english));
}

} // namespace ph
