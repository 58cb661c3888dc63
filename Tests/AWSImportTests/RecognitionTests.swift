import AWSImport
import Testing

struct RecognitionTests {
}
