import CloudFormationImport
import Testing

struct RecognitionTests {
}
